// The same figures for Prometheus, with those of the process itself.
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Health } from './health.ts'

/** The text that Prometheus reads; `health` is asked at each reading. */
export function metricsOf(health: () => Promise<Health>): { type: string; read: () => Promise<string> } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `baosong_${name}`, help, labelNames, registers: [registry] })
  const pass = gauge('last_pass_seconds', 'Seconds since the last pass ended')
  const letters = gauge('letters', 'Letters by state', ['state'])
  const stopped = gauge('queue_stopped', '1 while no letter goes out')
  const review = gauge('review_messages', 'Messages waiting for a person')
  const disk = gauge('disk_free_bytes', 'Free space where the record lies')
  const failing = gauge('failing', '1 for each part that needs attention', ['part'])
  return {
    type: registry.contentType,
    async read() {
      const now = await health()
      if (now.lastPassSeconds !== null) pass.set(now.lastPassSeconds)
      letters.reset()
      for (const [state, count] of Object.entries(now.letters)) letters.set({ state }, count)
      stopped.set(now.queueStopped ? 1 : 0)
      review.set(now.review)
      disk.set(now.diskFreeBytes)
      for (const part of ['polling', 'mailbox', 'queue', 'disk'] as const)
        failing.set({ part }, now.failing.includes(part) ? 1 : 0)
      return registry.metrics()
    },
  }
}
