-- The mark that tells this store from one that has lost what it kept; set now if there is none.
local function mark(proposed)
  redis.call('SET', '{crcr}:mark', proposed, 'NX')
  return redis.call('GET', '{crcr}:mark')
end
