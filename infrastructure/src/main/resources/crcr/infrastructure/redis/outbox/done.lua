-- uses arguments, queues
-- Removes an effect that is done or not needed any more, and makes the next one of its lane due.
-- KEYS record, lane, due, waiting
-- ARGV id, lease
local queue = {record = KEYS[1], lane = KEYS[2], due = KEYS[3], waiting = KEYS[4]}

if redis.call('HGET', queue.record, 'lease') == arg.lease then
  redis.call('DEL', queue.record)
  leave_queue(queue, arg.id)
end
return {}
