-- uses arguments, texts
-- Records why GitHub does not show a job.
-- KEYS board
-- ARGV job, why
if redis.call('HEXISTS', KEYS[1], 'standing:' .. arg.job) == 1 then
  redis.call('HSET', KEYS[1], 'remark:' .. arg.job, shortened(arg.why))
end
return {}
