-- Notes that a delivery is not relayed.
-- ARGV life in ms, delivery id, event type, action or '', PR number or '', reason
keep_first(IGNORED, cjson.encode({
  tostring(now_ms()), ARGV[2], ARGV[3], shortened(ARGV[4]), ARGV[5], shortened(ARGV[6])}), 1000, ARGV[1])
return {}
