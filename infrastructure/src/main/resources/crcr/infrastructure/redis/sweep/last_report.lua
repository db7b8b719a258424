-- Returns the record of the report after which a job fell silent.
-- KEYS report, job
-- returns kept: 1, or 0 if there is none; record; shown: 1 if a check run shows the job, else 0
local record = redis.call('GET', KEYS[1])
return {'kept', record and 1 or 0, 'record', record or '', 'shown', redis.call('HEXISTS', KEYS[2], 'shown')}
