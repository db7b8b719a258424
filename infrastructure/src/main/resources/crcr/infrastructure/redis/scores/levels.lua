-- Returns the recorded levels.
-- returns levels: a downstream, its level and since when, in turn
return {'levels', redis.call('HGETALL', '{crcr}:levels')}
