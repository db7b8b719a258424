-- The key of a delivery and its targets.
local function delivery_key(id)
  return '{crcr}:delivery:' .. id
end
