-- uses arguments, deliveries, pull_requests
-- Returns accepted deliveries with a summary of their results, the latest first.
-- ARGV how, id, lane, most
-- how is 'delivery', 'pull_request' or 'latest'; id and lane select it.
-- returns found: for each id, accepted, event, upstream, pr, sha, action, name_then, title, branch, targets: '' if an
--         earlier version accepted it, unsettled, running, passed, failed, other
local found, seen, most = {}, {}, tonumber(arg.most)

local function look_up(id)
  local known = redis.call('HMGET', delivery_key(id), 'accepted', 'event', 'upstream', 'pr', 'sha', 'action', 'name_then',
    'title', 'branch', 'targets', 'unsettled')
  if known[1] then
    local counts = redis.call('HMGET', '{crcr}:counts:' .. id, 'running', 'passed', 'failed', 'other')
    found[#found + 1] = {'id', id, 'accepted', known[1], 'event', known[2], 'upstream', known[3], 'pr', known[4],
      'sha', known[5], 'action', known[6] or '', 'name_then', known[7] or '', 'title', known[8] or '',
      'branch', known[9] or '', 'targets', known[10] or '', 'unsettled', known[11] or '0', 'running', counts[1] or '0',
      'passed', counts[2] or '0', 'failed', counts[3] or '0', 'other', counts[4] or '0'}
  end
end

if arg.how == 'delivery' then
  look_up(arg.id)
else
  -- Expired deliveries are left out, so that a few more are read.
  local list = arg.how == 'latest' and '{crcr}:recent' or pull_request_key(arg.lane)
  for _, id in ipairs(redis.call('LRANGE', list, 0, 2 * most - 1)) do
    if #found == most then
      break
    elseif not seen[id] then
      seen[id] = true
      look_up(id)
    end
  end
end
return {'found', found}
