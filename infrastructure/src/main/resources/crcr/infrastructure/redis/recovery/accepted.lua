-- Returns which deliveries are on record.
-- KEYS deliveries
-- returns known: 1 or 0 for each
local known = {}
for i, delivery in ipairs(KEYS) do
  known[i] = redis.call('EXISTS', delivery)
end
return {'known', known}
