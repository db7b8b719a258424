-- uses arguments, clock, deliveries, targets, words
-- Returns some targets of a delivery with a summary of their results: about 200, so that Redis is not busy for long. A
-- target that is there from the first part to the last is returned, possibly twice.
-- ARGV id, cursor, waiting_for
-- cursor is 0 for the first part, and then what next was. waiting_for are the states of targets that wait for an
-- attempt.
-- returns now; next: 0 after the last part; found: for each downstream, state, and, as far as they exist, began,
--         dispatched, ended, unstarted, superseded_by, reason, attempts, running, passed, failed, other; and, if it
--         waits, parked: 1 or 0, and, as far as they exist, quiet_until, paused_until, due
local delivery, counts = delivery_key(arg.id), '{crcr}:counts:' .. arg.id

-- Returns these fields of a repository.
local function fields_of(key, names, repository)
  local fields, known = {}, {}
  for i, name in ipairs(names) do
    fields[i] = name .. ':' .. repository
  end
  for i, value in ipairs(redis.call('HMGET', key, unpack(fields))) do
    known[names[i]] = value
  end
  return known
end

-- Rows are as short as possible, because there may be very many.
local function add(row, name, value)
  if value and value ~= '' then
    row[#row + 1] = name
    row[#row + 1] = value
  end
end

-- Adds the obstacles of a waiting target.
local function add_waiting(row, repository, parked)
  local owner = string.match(repository, '^[^/]+')
  add(row, 'parked', parked or '0')
  add(row, 'quiet_until', redis.call('HGET', '{crcr}:quiet:' .. owner, 'until'))
  add(row, 'paused_until', redis.call('HGET', '{crcr}:breaker:' .. repository, 'until'))
  add(row, 'due', redis.call('ZSCORE', DUE, target_name(arg.id, repository)))
end

local STEPS = {'began', 'dispatched', 'ended', 'superseded_by', 'reason', 'attempts'}
local FIELDS = {'name', 'started', 'unstarted', 'parked', unpack(STEPS)}
local CLASSES = {'running', 'passed', 'failed', 'other'}

-- Returns the number of fields in which about 200 targets are: more than there are if all of them are to be read.
local function part()
  local targets = tonumber(redis.call('HGET', delivery, 'targets') or 0)
  return math.ceil(redis.call('HLEN', delivery) * 200 / math.max(targets, 200)) + 1
end

local seen = redis.call('HSCAN', delivery, arg.cursor, 'MATCH', 'state:*', 'COUNT', part())
local found = {}
for i = 1, #seen[2], 2 do
  local repository, state = string.sub(seen[2][i], 7), seen[2][i + 1]
  local known, counted = fields_of(delivery, FIELDS, repository), fields_of(counts, CLASSES, repository)
  local row = {'downstream', known.name or repository, 'state', state}
  for _, step in ipairs(STEPS) do
    add(row, step, known[step])
  end
  if not known.started then
    add(row, 'unstarted', known.unstarted)
  end
  for _, class in ipairs(CLASSES) do
    add(row, class, counted[class])
  end
  if is_among(state, arg.waiting_for) then
    add_waiting(row, repository, known.parked)
  end
  found[#found + 1] = row
end
return {'now', tostring(now_ms()), 'next', seen[1], 'found', found}
