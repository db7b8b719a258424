-- Returns the facts about a job of a commit and about its pull request's labels, as an answer. any_attempt is the job's
-- name in all attempts of its run.
local function situation(board, labels, job, any_attempt, attempt)
  local known = redis.call('HMGET', board, 'standing:' .. job, 'shown:' .. job, 'remark:' .. job,
    'attempt:' .. any_attempt)
  local kept = redis.call('HMGET', labels, 'names', 'at')
  return {'standing', known[1] or '', 'shown', known[2] or '', 'remark', known[3] or '', 'labels', kept[1] or '',
    'labels_at', kept[2] or '',
    'overtaken', tonumber(known[4] or 0) > tonumber(attempt) and 1 or 0}
end
