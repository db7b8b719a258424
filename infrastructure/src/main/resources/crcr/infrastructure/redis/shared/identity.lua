-- The mark that distinguishes this store from one that has lost its content; set now if there is none.
local function mark(proposed)
  redis.call('SET', '{crcr}:mark', proposed, 'NX')
  return redis.call('GET', '{crcr}:mark')
end
