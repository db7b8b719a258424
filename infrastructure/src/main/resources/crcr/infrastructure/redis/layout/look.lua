-- uses arguments, identity
-- Looks at the layout of the store; a store that is not in use yet gets this one.
-- KEYS layout, mark
-- ARGV mark, version, readable_by
-- mark is set if there is none.
-- returns mark, version, readable_by
local layout, kept_mark = KEYS[1], KEYS[2]

if redis.call('EXISTS', layout, kept_mark) == 0 then
  redis.call('HSET', layout, 'version', arg.version, 'readable_by', arg.readable_by)
end
local kept = redis.call('HMGET', layout, 'version', 'readable_by')
-- A store of before there were layouts has the first one.
return {'mark', mark(arg.mark), 'version', kept[1] or '1', 'readable_by', kept[2] or '1'}
