/** The whole app. */
export function App() {
  return (
    <main>
      <h1>Strata</h1>
    </main>
  )
}
