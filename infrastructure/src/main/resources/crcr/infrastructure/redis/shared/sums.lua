-- uses scores
-- Adds the sums of so many periods to those that are there, up to the one that is called so.
local function add_up(sums, repository, letter, from, to)
  for number = from, to do
    local found = redis.call('HGETALL', SCORE .. repository .. ':' .. letter .. number)
    for i = 1, #found, 2 do
      sums[found[i]] = (sums[found[i]] or 0) + found[i + 1]
    end
  end
  return sums
end

-- As an answer: names and values in turn.
local function in_turn(sums)
  local answer = {}
  for field, sum in pairs(sums) do
    answer[#answer + 1], answer[#answer + 2] = field, tostring(sum)
  end
  return answer
end
