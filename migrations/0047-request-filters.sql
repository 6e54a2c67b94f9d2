-- module: requests

-- For a page of the list at a million cases. Each index gives one order or one condition; what else a list may be narrowed
-- by lies beside it, so that cases are found and counted without reading their rows.
drop index request_by_received_on;
drop index request_by_officer;
drop index request_by_stage;
create index request_listed on request (organ_id, id)
  include (applicant_kind, channel, unit_id, officer_id, stage, outcome, concluded_on);
create index request_by_received_on on request (organ_id, received_on, id)
  include (applicant_kind, channel, unit_id, officer_id, stage, outcome, concluded_on);
create index request_by_officer on request (organ_id, officer_id, id)
  include (applicant_kind, channel, unit_id, stage, outcome, concluded_on);
create index request_by_stage on request (organ_id, stage, id)
  include (applicant_kind, channel, unit_id, officer_id, outcome, concluded_on);
create index request_by_kind on request (organ_id, applicant_kind, id)
  include (channel, unit_id, officer_id, stage, outcome, concluded_on);
create index request_by_channel on request (organ_id, channel, id)
  include (applicant_kind, unit_id, officer_id, stage, outcome, concluded_on);
create index request_all_of_unit on request (organ_id, unit_id, id)
  include (applicant_kind, channel, officer_id, stage, outcome, concluded_on);
