-- uses arguments
-- The jobs of a delivery at some downstreams.
-- ARGV id, downstreams
-- downstreams have blanks between them.
-- returns jobs: for each downstream, result
local jobs = {}
for repository in string.gmatch(arg.downstreams, '%S+') do
  for _, result in ipairs(redis.call('HVALS', '{crcr}:results:' .. arg.id .. ':' .. repository)) do
    jobs[#jobs + 1] = {'downstream', repository, 'result', result}
  end
end
return {'jobs', jobs}
