-- uses deliveries
-- The stream of targets that a process may claim.
local QUEUE = '{crcr}:targets'
local GROUP = 'relay'

local function enqueue(id, repository)
  redis.call('XADD', QUEUE, '*', 'delivery', id, 'downstream',
    redis.call('HGET', delivery_key(id), 'name:' .. repository))
end

-- Ends a claim; true if it was still held.
local function off_queue(ticket)
  local held = redis.call('XACK', QUEUE, GROUP, ticket) == 1
  redis.call('XDEL', QUEUE, ticket)
  return held
end
