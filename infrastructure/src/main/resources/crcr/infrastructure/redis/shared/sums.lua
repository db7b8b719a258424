-- uses scores
-- Adds the sums of that number of periods, up to the one of that name.
local function add_up(sums, repository, letter, from, to)
  for number = from, to do
    local found = redis.call('HGETALL', SCORE .. repository .. ':' .. letter .. number)
    for i = 1, #found, 2 do
      sums[found[i]] = (sums[found[i]] or 0) + found[i + 1]
    end
  end
  return sums
end

-- Returns the sums as an answer: alternating names and values.
local function in_turn(sums)
  local answer = {}
  for field, sum in pairs(sums) do
    answer[#answer + 1], answer[#answer + 2] = field, tostring(sum)
  end
  return answer
end
