-- uses arguments
-- Keeps GitHub's answer about a commit.
-- KEYS commit
-- ARGV said, life_ms
-- said is its SHA, or 'missing'.
redis.call('SET', KEYS[1], arg.said, 'PX', arg.life_ms)
return {}
