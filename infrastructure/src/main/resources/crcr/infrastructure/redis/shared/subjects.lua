-- uses queues
-- Returns the beginning of records' keys, without their ids.
local function prefix_of(record, id)
  return string.sub(record, 1, #record - #id)
end

-- Returns the ids of a lane's effects with a subject.
local function about(queue, id, subject)
  local found = {}
  for _, other in ipairs(redis.call('LRANGE', queue.lane, 0, -1)) do
    if redis.call('HGET', prefix_of(queue.record, id) .. other, 'subject') == subject then
      table.insert(found, other)
    end
  end
  return found
end

-- Removes the unclaimed effects of a lane with a subject.
local function forget_older(queue, id, subject)
  for _, older in ipairs(about(queue, id, subject)) do
    local record = prefix_of(queue.record, id) .. older
    if redis.call('HEXISTS', record, 'lease') == 0 then
      redis.call('DEL', record)
      leave_queue(queue, older)
    end
  end
end
