-- What is known of a job of a commit and of its pull request's labels, in words of an answer.
local function situation(board, labels, job)
  local known = redis.call('HMGET', board, 'standing:' .. job, 'shown:' .. job, 'remark:' .. job)
  local kept = redis.call('HMGET', labels, 'names', 'at')
  return {'standing', known[1] or '', 'shown', known[2] or '', 'remark', known[3] or '', 'labels', kept[1] or '',
    'labels_at', kept[2] or ''}
end
