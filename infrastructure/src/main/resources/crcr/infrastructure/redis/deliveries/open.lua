-- uses arguments, deliveries, opening, unopened
-- Opens some targets of the delivery that was accepted first of those that have targets which are not open yet.
-- ARGV last, life_ms, waiting, supersede_from, supersede_to
-- last is the delivery of which all targets are to be open, or '' for all deliveries.
-- returns left: 1 if there is more to open for that, else 0
local id = redis.call('LINDEX', OPENING, 0)
if not id then
  return {'left', 0}
end

local unopened = unopened_key(id)
local downstreams = redis.call('LINDEX', unopened, 0)
local its = redis.call('HMGET', delivery_key(id), 'accepted', 'lane', 'supersedes')
if downstreams and its[1] then
  open_targets(id, downstreams, {lane = its[2] or '', supersedes = its[3], life = arg.life_ms, waiting = arg.waiting,
    supersede_from = arg.supersede_from, supersede_to = arg.supersede_to})
  redis.call('LPOP', unopened)
else
  -- The record has expired, or somebody has removed it.
  redis.call('DEL', unopened)
end
if redis.call('EXISTS', unopened) == 0 then
  redis.call('LPOP', OPENING)
end
return {'left', redis.call('EXISTS', arg.last == '' and OPENING or unopened_key(arg.last))}
