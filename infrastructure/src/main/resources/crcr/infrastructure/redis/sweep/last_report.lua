-- What is kept of the report with which a job fell silent.
-- KEYS report, job
-- returns kept: 1, or 0 if nothing is; record; shown: 1 if a check run shows the job, else 0
local record = redis.call('GET', KEYS[1])
return {'kept', record and 1 or 0, 'record', record or '', 'shown', redis.call('HEXISTS', KEYS[2], 'shown')}
