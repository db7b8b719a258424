-- Returns the beginning of a text, without half a character at its end.
local function shortened(text)
  if #text <= 200 then
    return text
  end
  return (string.gsub(string.sub(text, 1, 200), '[\192-\255]?[\128-\191]*$', ''))
end
