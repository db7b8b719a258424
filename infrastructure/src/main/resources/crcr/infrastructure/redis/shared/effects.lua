-- uses clock, queues, subjects
-- Puts effects into their queues, each behind all others of its lane. One with a subject replaces those of its subject
-- that nobody has claimed. From the first key on there are, for each effect: its record, its lane, due, waiting.
-- count is the number of effects. Of the first one, given has 1:id, the id, 1:subject, the subject or '', 1:fields, the
-- names of its record's fields with blanks between them, 1:field:body, the value of the field body, and so on.
local function put_effects(first_key, count, given)
  local now = now_ms()
  for number = 1, tonumber(count) do
    local key, own = first_key + 4 * (number - 1), number .. ':'
    local queue = {record = KEYS[key], lane = KEYS[key + 1], due = KEYS[key + 2], waiting = KEYS[key + 3]}
    local id, subject = given[own .. 'id'], given[own .. 'subject']
    local fields, field = {}, own .. 'field:'
    for name in string.gmatch(given[own .. 'fields'], '%S+') do
      fields[#fields + 1], fields[#fields + 2] = name, given[field .. name]
    end
    redis.call('HSET', queue.record, 'accepted', now, 'attempts', 0, unpack(fields))
    if subject ~= '' then
      redis.call('HSET', queue.record, 'subject', subject)
      forget_older(queue, id, subject)
    end
    join_queue(queue, id)
  end
end
