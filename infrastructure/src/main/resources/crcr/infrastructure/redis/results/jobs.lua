-- uses arguments
-- Returns the jobs of a delivery at some downstreams: of one after the other, until there are enough.
-- ARGV id, downstreams, enough
-- downstreams have blanks between them.
-- returns found: for each downstream that was read: downstream, results
local found, jobs = {}, 0
for repository in string.gmatch(arg.downstreams, '%S+') do
  local results = redis.call('HVALS', '{crcr}:results:' .. arg.id .. ':' .. repository)
  found[#found + 1] = {'downstream', repository, 'results', results}
  jobs = jobs + #results
  if jobs >= tonumber(arg.enough) then
    break
  end
end
return {'found', found}
