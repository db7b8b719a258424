-- uses arguments, identity
-- Reads the layout of the store; an unused store gets this one.
-- KEYS layout, mark
-- ARGV mark, version, readable_by
-- mark is set if there is none.
-- returns mark, version, readable_by
local layout, kept_mark = KEYS[1], KEYS[2]

if redis.call('EXISTS', layout, kept_mark) == 0 then
  redis.call('HSET', layout, 'version', arg.version, 'readable_by', arg.readable_by)
end
local kept = redis.call('HMGET', layout, 'version', 'readable_by')
-- A store without a number has the first layout.
return {'mark', mark(arg.mark), 'version', kept[1] or '1', 'readable_by', kept[2] or '1'}
