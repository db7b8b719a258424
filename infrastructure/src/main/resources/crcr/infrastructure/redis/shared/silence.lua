local SILENT = '{crcr}:silent'
local JOB = '{crcr}:job:'

-- The key of the silent jobs of a run.
local function silent_jobs_key(run)
  return '{crcr}:silent:' .. run
end

-- The key of the record of a job's last report; job is the job's key.
local function last_report_key(job)
  return '{crcr}:report:' .. string.sub(job, #JOB + 1)
end

-- Records that a job has reported that it runs; name is its name within its run.
local function begin_silence(job, run, name, since, record, life)
  redis.call('SET', last_report_key(job), record, 'PX', life)
  redis.call('HSET', silent_jobs_key(run), name, since)
  redis.call('PEXPIRE', silent_jobs_key(run), life)
  if redis.call('ZADD', SILENT, 'NX', since, run) == 1 then
    -- Older versions left only this.
    redis.call('ZREMRANGEBYSCORE', SILENT, '-inf', '(' .. (since - life))
  end
end

-- Records that a job has reported that it is done, or was closed.
local function end_silence(job, run, name)
  redis.call('DEL', last_report_key(job))
  local silent_jobs = silent_jobs_key(run)
  redis.call('HDEL', silent_jobs, name)
  if redis.call('EXISTS', silent_jobs) == 0 then
    redis.call('ZREM', SILENT, run)
  end
end
