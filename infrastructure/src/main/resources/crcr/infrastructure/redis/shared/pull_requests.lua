-- The key of the deliveries of a PR, by its lane.
local function pull_request_key(lane)
  return '{crcr}:pr:' .. lane
end
