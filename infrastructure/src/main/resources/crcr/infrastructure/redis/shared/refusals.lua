-- uses clock, scores, words
-- The outcomes of reserving that are answered with 4xx.
local REFUSALS = ' exhausted other_identity not_dispatched already_held refused other_job other_body taken missing_commit '

-- Counts a report of a downstream that is refused.
local function score_refusal(repository)
  score(repository, now_ms(), {'refused', 1})
end

-- Counts a report if that answer refuses it, and returns the answer.
local function with_refusal(repository, answer)
  if is_among(answer[2], REFUSALS) then
    score_refusal(repository)
  end
  return answer
end
