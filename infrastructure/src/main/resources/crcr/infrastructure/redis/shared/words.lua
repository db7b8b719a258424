-- Returns whether a word is among those in a text that has a blank before and behind each.
local function is_among(word, words)
  return word and string.find(words, ' ' .. word .. ' ', 1, true) ~= nil
end
