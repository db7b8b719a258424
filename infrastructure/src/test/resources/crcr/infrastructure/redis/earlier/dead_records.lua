-- The records that were given up.
-- KEYS dead
-- ARGV ms from, ms to, how many at the most, how the key of a record begins, which has the same hash tag
-- returns for each {id, delivery, downstream, ms of its death, attempts, what came of the last one}
local dead, prefix = KEYS[1], ARGV[4]
local found = {}
local ids = redis.call('ZRANGEBYSCORE', dead, ARGV[1], ARGV[2], 'WITHSCORES', 'LIMIT', 0, ARGV[3])
for i = 1, #ids, 2 do
  local record = redis.call('HMGET', prefix .. ids[i], 'delivery', 'downstream', 'attempts', 'answer')
  if record[1] then
    table.insert(found, {ids[i], record[1], record[2], ids[i + 1], record[3] or '0', record[4] or ''})
  end
end
return found
