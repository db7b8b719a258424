-- uses arguments, clock, deliveries, silence
-- Claims runs with jobs that have been silent for long enough, the longest due first.
-- ARGV quiet_ms, again_ms, closed_ms, most
-- A run is due quiet_ms after its last look, or after the first of its silent jobs began to be silent. After a claim it
-- is due again_ms later, or when the first of its jobs has been silent for closed_ms.
-- returns now; runs: for each: id, downstream, run, attempt, event, action, upstream, name_then, pr, sha, dispatched,
--         carrier: the key of the job that carries its queue time, queued_since: when that began, and jobs: for each:
--         name, since
local now, quiet = now_ms(), tonumber(arg.quiet_ms)
local runs = {}

-- Returns the silent jobs of a run, and the time of the next look at the run.
local function look_at(run)
  local kept = redis.call('HGETALL', silent_jobs_key(run))
  local jobs, first, next = {}, nil, now + tonumber(arg.again_ms)
  for i = 1, #kept, 2 do
    local since = tonumber(kept[i + 1])
    jobs[#jobs + 1] = {'name', kept[i], 'since', kept[i + 1]}
    first = math.min(first or since, since)
    local closed = since + tonumber(arg.closed_ms)
    if closed > now then
      next = math.min(next, closed)
    end
  end
  if first and first > now - quiet then
    return {}, first + quiet
  end
  return jobs, first and next
end

-- Returns since when an attempt has been queued: of one after the first, only if the relay requested it.
local function queued_since(attempt, dispatched, downstream, number)
  if attempt == '1' then
    return dispatched
  end
  local rerun = redis.call('HMGET', '{crcr}:rerun:' .. downstream .. ':' .. number, 'taken', 'attempt')
  return rerun[2] == attempt and rerun[1] or ''
end

local function claim(run, jobs)
  local id, downstream, number, attempt = string.match(run, '^([^:]+):([^:]+):([^:]+):([^:]+)$')
  local known = redis.call('HMGET', delivery_key(id), 'event', 'action', 'upstream', 'name_then', 'pr', 'sha',
    'dispatched:' .. downstream, 'began:' .. downstream, 'name:' .. downstream)
  if not known[1] then
    redis.call('DEL', silent_jobs_key(run))
    return false
  end
  runs[#runs + 1] = {'id', id, 'downstream', known[9], 'run', number, 'attempt', attempt, 'event', known[1],
    'action', known[2] or '', 'upstream', known[3], 'name_then', known[4] or '', 'pr', known[5] or '', 'sha', known[6],
    'dispatched', known[7] or known[8], 'carrier', redis.call('GET', '{crcr}:run:' .. run) or '',
    'queued_since', queued_since(attempt, known[7] or known[8], downstream, number), 'jobs', jobs}
  return true
end

for _, run in ipairs(redis.call('ZRANGEBYSCORE', SILENT, '-inf', now - quiet, 'LIMIT', 0, arg.most)) do
  local jobs, next = look_at(run)
  if next and (#jobs == 0 or claim(run, jobs)) then
    redis.call('ZADD', SILENT, next - quiet, run)
  else
    redis.call('ZREM', SILENT, run)
  end
end
return {'now', tostring(now), 'runs', runs}
