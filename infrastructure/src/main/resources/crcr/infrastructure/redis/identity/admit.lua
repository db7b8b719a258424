-- uses arguments, admission, refusals
-- Admits a caller whose report is refused in any case.
-- KEYS limit, identities
-- ARGV per_minute, issuer, repository, name, repository_id, owner_id, present_name
-- returns outcome: 'granted', or why not, as shared/admission says
local kept_out = keep_out(KEYS[1], KEYS[2], arg.per_minute, {issuer = arg.issuer, repository = arg.repository,
  name = arg.name, repository_id = arg.repository_id, owner_id = arg.owner_id, present_name = arg.present_name})
if not kept_out then
  score_refusal(arg.repository)
end
return with_refusal(arg.repository, kept_out or {'outcome', 'granted'})
