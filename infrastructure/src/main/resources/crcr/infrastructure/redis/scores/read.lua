-- uses arguments, clock, sums
-- Returns the counts of downstreams in the present hour and those before it, and today and on the days before it.
-- ARGV downstreams, hours, few_days, many_days
-- downstreams have blanks between them.
-- returns now; downstreams: for each: downstream, day, week, fortnight: fields and sums, level: as recorded, or '',
--         self_reported: when, or ''
local now = now_ms()
local hour, day = math.floor(now / 3600000), math.floor(now / 86400000)
local few, many = tonumber(arg.few_days), tonumber(arg.many_days)

local rows = {}
for repository in string.gmatch(arg.downstreams, '%S+') do
  local fortnight, week = add_up({}, repository, 'd', day - many, day - few - 1), {}
  add_up(week, repository, 'd', day - few, day)
  for field, sum in pairs(week) do
    fortnight[field] = (fortnight[field] or 0) + sum
  end
  rows[#rows + 1] = {'downstream', repository,
    'day', in_turn(add_up({}, repository, 'h', hour - arg.hours, hour)),
    'week', in_turn(week), 'fortnight', in_turn(fortnight),
    'level', redis.call('HGET', '{crcr}:levels', repository) or '',
    'self_reported', redis.call('HGET', '{crcr}:selfreported', repository) or ''}
end
return {'now', tostring(now), 'downstreams', rows}
