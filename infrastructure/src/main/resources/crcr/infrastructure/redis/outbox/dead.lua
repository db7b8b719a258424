-- uses arguments
-- Returns the effects of a queue that were given up.
-- KEYS dead
-- ARGV from_ms, to_ms, most, prefix
-- prefix is the beginning of a record's key, which has the same hash tag.
-- returns dead: for each id, delivery, downstream, died, attempts, reason: the outcome of the last
--         one, named: the sender's id of a self-report, or ''
local dead = KEYS[1]
local found = {}
local ids = redis.call('ZRANGEBYSCORE', dead, arg.from_ms, arg.to_ms, 'WITHSCORES', 'LIMIT', 0, arg.most)
for i = 1, #ids, 2 do
  local record = redis.call('HMGET', arg.prefix .. ids[i], 'delivery', 'downstream', 'attempts', 'answer', 'named')
  if record[1] then
    table.insert(found, {'id', ids[i], 'delivery', record[1], 'downstream', record[2], 'died', ids[i + 1],
      'attempts', record[3] or '0', 'reason', record[4] or '', 'named', record[5] or ''})
  end
end
return {'dead', found}
