-- uses arguments, clock, deliveries, targets, words
-- Returns the targets of a delivery with a summary of their results.
-- ARGV id, waiting_for
-- waiting_for are the states of targets that wait for an attempt.
-- returns now; found: for each downstream, state, and, as far as they exist, began, dispatched, ended, unstarted,
--         superseded_by, reason, attempts, running, passed, failed, other; and, if it waits, parked: 1 or 0, and, as
--         far as they exist, quiet_until, paused_until, due
local delivery = delivery_key(arg.id)
local known, found, counted = {}, {}, {}

-- Returns the names of a hash's fields.
local function fields_of(key, into)
  local fields, names = redis.call('HGETALL', key), {}
  for i = 1, #fields, 2 do
    names[#names + 1] = fields[i]
    into[fields[i]] = fields[i + 1]
  end
  return names
end

-- Rows are as short as possible, because there may be a thousand.
local function add(row, name, value)
  if value and value ~= '' then
    row[#row + 1] = name
    row[#row + 1] = value
  end
end

-- Adds the obstacles of a waiting target.
local function add_waiting(row, repository)
  local owner = string.match(repository, '^[^/]+')
  add(row, 'parked', known['parked:' .. repository] or '0')
  add(row, 'quiet_until', redis.call('HGET', '{crcr}:quiet:' .. owner, 'until'))
  add(row, 'paused_until', redis.call('HGET', '{crcr}:breaker:' .. repository, 'until'))
  add(row, 'due', redis.call('ZSCORE', DUE, target_name(arg.id, repository)))
end

fields_of('{crcr}:counts:' .. arg.id, counted)
for _, field in ipairs(fields_of(delivery, known)) do
  local repository = string.match(field, '^state:(.+)$')
  if repository then
    local own, state = ':' .. repository, known[field]
    local row = {'downstream', known['name' .. own] or repository, 'state', state}
    for _, name in ipairs({'began', 'dispatched', 'ended', 'superseded_by', 'reason', 'attempts'}) do
      add(row, name, known[name .. own])
    end
    if not known['started' .. own] then
      add(row, 'unstarted', known['unstarted' .. own])
    end
    for _, class in ipairs({'running', 'passed', 'failed', 'other'}) do
      add(row, class, counted[class .. own])
    end
    if is_among(state, arg.waiting_for) then
      add_waiting(row, repository)
    end
    found[#found + 1] = row
  end
end
return {'now', tostring(now_ms()), 'found', found}
