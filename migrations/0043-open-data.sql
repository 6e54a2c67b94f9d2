-- module: documents

-- The proof of a takedown asks what programs read too.
alter table takedown_check drop constraint takedown_check_place_check;
alter table takedown_check add constraint takedown_check_place_check check (
  place in (
    'page', 'edition', 'home', 'column', 'feed', 'sitemap', 'data', 'search', 'linking', 'attachment', 'old-address'
  )
);
