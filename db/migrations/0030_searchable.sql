-- What search finds in a text: its words, as names are folded (see db/folded.ts). Signs of ASCII part words, so that a source
-- called crm_tickets is found by either; what is typed is parted alike (src/search/words.ts).
create or replace function searchable(value text) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('simple'::regconfig, regexp_replace(
    replace(lower(replace(normalize(coalesce(value, ''), NFKC), 'İ', U&'i\0307')), 'ς', 'σ'),
    '[!-/:-@\[-`{-~]+', ' ', 'g'));
