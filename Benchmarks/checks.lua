-- The load of a lender: checks of one of the settled people at a time, as a thread of wrk sends them.
-- Arguments after "--": the file with the API key, and how many people there are.
local threads = {}

function setup(thread) table.insert(threads, thread) end

function init(arguments)
    local file = assert(io.open(arguments[1]))
    local key = file:read("*l")
    file:close()
    local people = tonumber(arguments[2])
    requests = {}
    for number = 0, people - 1 do
        -- As BenchOffice.claim makes them.
        local body = string.format(
            '{"purpose":"credit-application","person":{"givenName":"Given%d",' ..
            '"familyName":"Family%d","dateOfBirth":"19%d-0%d-1%d","address":{' ..
            '"street":"High Street %d","postalCode":"1%d","town":"Sampleton","country":"ES"}}}',
            number, number % 5000, 50 + number % 50, 1 + number % 9, number % 10,
            number, number % 10000)
        requests[number] = wrk.format("POST", "/v1/checks", {
            ["Content-Type"] = "application/json",
            ["Authorization"] = "Bearer " .. key,
        }, body)
    end
    count = people
    otherwise = 0
end

function request() return requests[math.random(0, count - 1)] end

function response(status, headers, body)
    if status ~= 200 or not string.find(body, '"answered"', 1, true) then
        otherwise = otherwise + 1
    end
end

function done(summary, latency, _)
    local total = 0
    for _, thread in ipairs(threads) do total = total + thread:get("otherwise") end
    io.write(string.format("answered otherwise: %d\n", total))
    io.write(string.format("latency: median %.1f ms, 99th of 100 %.1f ms\n",
        latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
