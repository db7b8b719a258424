-- uses arguments, clock, deliveries, targets, words
-- The targets of a delivery, and what came of each in sum.
-- ARGV id, waiting_for
-- waiting_for are the states of targets that wait for an attempt.
-- returns now; found: for each downstream, state, began, dispatched, ended, unstarted, superseded_by, reason, attempts,
--         parked: 1 or 0, quiet_until, paused_until, due, running, passed, failed, other
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

local function until_of(key)
  return redis.call('HGET', key, 'until') or ''
end

-- What may hold back a target that waits.
local function waiting(repository, state)
  if not is_among(state, arg.waiting_for) then
    return '', '', ''
  end
  local owner = string.match(repository, '^[^/]+')
  return until_of('{crcr}:quiet:' .. owner), until_of('{crcr}:breaker:' .. repository),
    redis.call('ZSCORE', DUE, target_name(arg.id, repository)) or ''
end

fields_of('{crcr}:counts:' .. arg.id, counted)
for _, field in ipairs(fields_of(delivery, known)) do
  local repository, state = string.match(field, '^state:(.+)$'), known[field]
  if repository then
    local function of(name)
      return known[name .. ':' .. repository] or ''
    end
    local function count(class)
      return counted[class .. ':' .. repository] or '0'
    end
    local quiet_until, paused_until, due = waiting(repository, state)
    found[#found + 1] = {'downstream', of('name'), 'state', state, 'began', of('began'), 'dispatched', of('dispatched'),
      'ended', of('ended'), 'unstarted', of('started') == '' and of('unstarted') or '', 'superseded_by', of('superseded_by'),
      'reason', of('reason'), 'attempts', known['attempts:' .. repository] or '0', 'parked', known['parked:' .. repository] or '0',
      'quiet_until', quiet_until, 'paused_until', paused_until, 'due', due, 'running', count('running'),
      'passed', count('passed'), 'failed', count('failed'), 'other', count('other')}
  end
end
return {'now', tostring(now_ms()), 'found', found}
