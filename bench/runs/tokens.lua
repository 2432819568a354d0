-- Posts $FORM; counts an answer as a token only if it is one. The form comes by the environment: it
-- holds a secret.
wrk.method = "POST"
wrk.body = os.getenv("FORM")
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"

local threads = {}

function setup(thread)
    thread:set("refused", 0)
    table.insert(threads, thread)
end

function response(status, headers, body)
    if status ~= 200 or not body:find('"access_token":"ey', 1, true) then
        refused = refused + 1
    end
end

-- requests, microseconds, failures, p50 and p99 in microseconds
function done(summary, latency, requests)
    local failures = summary.errors.connect + summary.errors.read + summary.errors.write
        + summary.errors.timeout
    for _, thread in ipairs(threads) do
        failures = failures + thread:get("refused")
    end
    print(string.format("result: %d %d %d %d %d", summary.requests, summary.duration, failures,
        latency:percentile(50), latency:percentile(99)))
end
