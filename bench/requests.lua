-- Sends one query for ever to where wrk points; arguments: Accept, the encoded query, cold or warm.
-- A cold request ends in a comment that none before it had.
local accept, query, cold, number

function init(arguments)
  accept, query, cold = arguments[1], arguments[2], arguments[3] == "cold"
  number = os.time() * 1000000 + math.random(0, 999) * 1000
end

function request()
  local text = query
  if cold then
    number = number + 1
    text = query .. "%0A%23" .. string.format("%.0f", number)
  end
  return wrk.format("GET", wrk.path .. "?query=" .. text, { Accept = accept })
end

function done(summary)
  local errors = summary.errors
  io.write(string.format("%d %d %d\n", summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
