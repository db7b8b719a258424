-- uses arguments, clock, lists, texts
-- Records that a delivery is not relayed.
-- ARGV life_ms, id, event, action, pr, reason
local note = {tostring(now_ms()), arg.id, arg.event, shortened(arg.action), arg.pr, shortened(arg.reason)}
keep_first('{crcr}:ignored', cjson.encode(note), 1000, arg.life_ms)
return {}
