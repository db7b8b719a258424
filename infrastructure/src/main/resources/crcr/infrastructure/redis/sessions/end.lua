-- Ends a session.
-- KEYS session
redis.call('DEL', KEYS[1])
return {}
