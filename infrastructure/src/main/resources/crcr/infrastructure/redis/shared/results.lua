-- uses lists
-- Keeps how a job stands for those who look at pages, and counts it once, as what it is now. kept has class: what it counts
-- as, field: its name among the jobs of its delivery and downstream, and result: how it stands. It is counted, and shown
-- nowhere, if 200 others of its delivery and downstream are kept.
local function keep_result(job, id, repository, kept, life)
  local results, counts = '{crcr}:results:' .. id .. ':' .. repository, '{crcr}:counts:' .. id
  local was = redis.call('HGET', job, 'counted')
  if was ~= kept.class then
    if was then
      redis.call('HINCRBY', counts, was, -1)
      redis.call('HINCRBY', counts, was .. ':' .. repository, -1)
    end
    redis.call('HINCRBY', counts, kept.class, 1)
    redis.call('HINCRBY', counts, kept.class .. ':' .. repository, 1)
    redis.call('HSET', job, 'counted', kept.class)
    redis.call('PEXPIRE', counts, life)
  end
  local is_new = redis.call('HEXISTS', results, kept.field) == 0
  if is_new and redis.call('HLEN', results) >= 200 then
    return
  end
  redis.call('HSET', results, kept.field, kept.result)
  redis.call('PEXPIRE', results, life)
  if is_new then
    keep_first('{crcr}:latest:' .. repository, id .. ' ' .. kept.field, 200, life)
  end
end
