-- uses lists
-- Reduces the number of jobs in that class. The count may have expired meanwhile.
local function count_off(counts, class)
  if redis.call('HINCRBY', counts, class, -1) < 0 then
    redis.call('HINCRBY', counts, class, 1)
  end
end

-- Removes the earlier attempts of a job from the counts, because only its last one counts.
local function count_off_earlier(job, counts, repository)
  local of_run, attempt, name = string.match(job, '^(.*):(%d+):(%x+)$')
  for earlier = attempt - 1, math.max(1, attempt - 20), -1 do
    local key = string.format('%s:%d:%s', of_run, earlier, name)
    local was = redis.call('HGET', key, 'counted')
    if was and was ~= 'overtaken' then
      count_off(counts, was)
      count_off(counts, was .. ':' .. repository)
      redis.call('HSET', key, 'counted', 'overtaken')
    end
  end
end

-- Keeps a job's result for pages, and counts it once, in its present class. was is its class before. kept has class:
-- its class, field: its name among the jobs of its delivery and downstream, and result: its result. It is counted, and
-- shown nowhere, if 200 others of its delivery and downstream are kept. Returns the class to store in the job's record.
local function keep_result(job, was, id, repository, kept, life)
  local results, counts = '{crcr}:results:' .. id .. ':' .. repository, '{crcr}:counts:' .. id
  local counted = was == 'overtaken' and was or kept.class
  if was ~= counted then
    if not was then
      count_off_earlier(job, counts, repository)
    else
      count_off(counts, was)
      count_off(counts, was .. ':' .. repository)
    end
    redis.call('HINCRBY', counts, counted, 1)
    redis.call('HINCRBY', counts, counted .. ':' .. repository, 1)
    redis.call('PEXPIRE', counts, life)
  end
  local is_new = redis.call('HSET', results, kept.field, kept.result) == 1
  if is_new and redis.call('HLEN', results) > 200 then
    redis.call('HDEL', results, kept.field)
    return counted
  end
  redis.call('PEXPIRE', results, life)
  if is_new then
    keep_first('{crcr}:latest:' .. repository, id .. ' ' .. kept.field, 200, life)
  end
  return counted
end
