-- module: fees

-- 收费通知, one a case: by 件 or by 页, never both (国办函〔2020〕109号). No personal data: the letter is sealed elsewhere.
create table fee_notice (
  organ_id bigint not null,
  request_id bigint not null,
  basis text not null check (basis in ('requests', 'pages')),
  -- By 件: the how-manieth of its month; by 页: A4 sides.
  quantity integer not null check (quantity > 0),
  -- The calendar month in which the case counts, e.g. 2026-03.
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  yuan integer not null check (yuan > 0),
  how_to_pay text not null,
  letter_id bigint not null,
  notified_on date not null,
  primary key (organ_id, request_id),
  foreign key (organ_id, request_id) references request (organ_id, id),
  foreign key (organ_id, letter_id) references letter (organ_id, id)
);
create index fee_notice_by_day on fee_notice (organ_id, notified_on);
call wall('fee_notice', 'select, insert');

-- What came in for a notice, each with its 财政票据: 非税收入.
create table fee_payment (
  organ_id bigint not null,
  request_id bigint not null,
  no integer not null check (no > 0),
  yuan integer not null check (yuan > 0),
  receipt_number text not null,
  paid_on date not null,
  primary key (organ_id, request_id, no),
  unique (organ_id, receipt_number),
  foreign key (organ_id, request_id) references fee_notice (organ_id, request_id)
);
create index fee_payment_by_day on fee_payment (organ_id, paid_on);
call wall('fee_payment', 'select, insert');
