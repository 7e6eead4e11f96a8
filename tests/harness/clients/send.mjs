// Sends one of each call with a real client: node send.mjs CLIENT HOST WRITE_KEY, from a folder with node_modules.

import { createRequire } from 'node:module'

const [client, host, writeKey] = process.argv.slice(2)
const require = createRequire(`${process.cwd()}/`)
const who = { userId: `${client}-user`, anonymousId: `${client}-anonymous` }
const timestamp = new Date('2026-03-02T09:00:00.125+07:00')
const calls = {
  identify: { ...who, traits: { email: 'dewi@example.com', company: { name: 'Sinar' } } },
  track: { ...who, event: 'Demo Requested', properties: { plan: 'business', value: 1250.5 }, timestamp },
  page: { ...who, name: 'Pricing', properties: { url: 'https://shop.example/pricing' } },
  screen: { ...who, name: 'Start' },
  group: { ...who, groupId: 'sinar', traits: { name: 'Sinar', employees: 120 } },
  alias: { userId: who.userId, previousId: who.anonymousId },
}

if (client === 'segment-node') {
  const { Analytics } = require('@segment/analytics-node')
  const analytics = new Analytics({ writeKey, host, maxRetries: 0 })
  analytics.on('error', (error) => { console.error(error); process.exitCode = 1 })
  for (const [kind, said] of Object.entries(calls)) analytics[kind](said)
  await analytics.closeAndFlush()
} else {
  const RudderAnalytics = require('@rudderstack/rudder-sdk-node')
  const analytics = new RudderAnalytics(writeKey, { dataPlaneUrl: host, flushAt: 100, flushInterval: 100000 })
  for (const [kind, said] of Object.entries(calls)) analytics[kind](said)
  await new Promise((done) => analytics.flush((error) => {
    if (error) { console.error(error); process.exitCode = 1 }
    done()
  }))
}
