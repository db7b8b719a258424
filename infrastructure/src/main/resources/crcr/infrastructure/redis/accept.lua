-- Keeps a delivery and queues its targets; or, if it is known, queues those again that ended without success.
-- KEYS delivery, payload, queue
-- ARGV life in ms, delivery id, event type, upstream, PR number or '', head SHA, payload, then each downstream
-- returns {'fresh'} or {'repeated', how many}
local delivery, payload, queue = KEYS[1], KEYS[2], KEYS[3]
local life, id = ARGV[1], ARGV[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function enqueue(repository, name)
  redis.call('HSET', delivery, 'state:' .. repository, 'waiting')
  redis.call('XADD', queue, '*', 'delivery', id, 'downstream', name)
end

local function live_on()
  redis.call('SET', payload, ARGV[7], 'PX', life)
  redis.call('PEXPIRE', delivery, life)
end

if redis.call('EXISTS', delivery) == 0 then
  local open = 0
  redis.call('HSET', delivery, 'event', ARGV[3], 'upstream', ARGV[4], 'pr', ARGV[5], 'sha', ARGV[6], 'accepted', now)
  for i = 8, #ARGV do
    local repository = string.lower(ARGV[i])
    if redis.call('HSETNX', delivery, 'name:' .. repository, ARGV[i]) == 1 then
      enqueue(repository, ARGV[i])
      open = open + 1
    end
  end
  redis.call('HSET', delivery, 'open', open)
  live_on()
  return {'fresh'}
end

local fields = redis.call('HGETALL', delivery)
local failed = {}
local names = {}
for i = 1, #fields, 2 do
  local repository = string.match(fields[i], '^state:(.+)$')
  if repository and fields[i + 1] == 'failed' then
    table.insert(failed, repository)
  end
  local named = string.match(fields[i], '^name:(.+)$')
  if named then
    names[named] = fields[i + 1]
  end
end
for _, repository in ipairs(failed) do
  redis.call('HDEL', delivery, 'began:' .. repository, 'reason:' .. repository)
  enqueue(repository, names[repository])
end
if #failed > 0 then
  live_on()
end
return {'repeated', #failed}
