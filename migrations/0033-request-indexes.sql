-- module: requests

-- The register of one officer, or of nobody, over all years: newest first.
create index request_by_officer on request (organ_id, officer_id, id);
-- The register of a year or a month, newest first, counted without reading the cases.
create index request_by_received_on on request (organ_id, received_on, id);
