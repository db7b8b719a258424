-- uses arguments, clock, sums
-- Returns the counts of a downstream today and on that number of days before.
-- ARGV downstream, days
-- returns days: for each: day: since 1970, sums: fields and sums
local today = math.floor(now_ms() / 86400000)

local rows = {}
for day = today - arg.days, today do
  rows[#rows + 1] = {'day', day, 'sums', in_turn(add_up({}, arg.downstream, 'd', day, day))}
end
return {'days', rows}
